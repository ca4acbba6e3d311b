"""Addresses of what can be read before anything is kept."""

from django.urls import path

from between.web.practice import help as help_pages
from between.web.practice import neutral, phone, plan, views

urlpatterns = [
    path("", views.first, name="first"),
    path("promise/", views.promise, name="promise"),
    path("help/", help_pages.help_now, name="help"),
    path("help/kept/", help_pages.kept, name="help-kept"),
    path("help/worker.js", help_pages.worker, name="help-worker"),
    path("not-safe/", help_pages.not_safe, name="not-safe"),
    path("more-than-a-misunderstanding/", help_pages.misconduct, name="misconduct"),
    path("plan/", plan.plan, name="plan"),
    path("plan/changing/", plan.changing, name="plan-changing"),
    path("plan/earlier/", plan.earlier, name="plan-earlier"),
    path("sharing/plan/", plan.offered, name="share-plan"),
    path("plan/<uuid:plan>/erasing/", plan.erasing, name="plan-erasing"),
    path("account/plan/", phone.phone, name="plan-phone"),
    path("account/neutral/", neutral.neutral, name="neutral"),
    path("just-the-room/", help_pages.grounding, name="grounding"),
    path("health", views.health, name="health"),
]
