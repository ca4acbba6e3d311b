"""Addresses of moments, people and what is written about them."""

from django.urls import path

from between.web.moments import (
    capture,
    drafts,
    erased,
    marking,
    names,
    noticings,
    parting,
    people,
    reading,
)

urlpatterns = [
    path("moments/", reading.moments, name="moments"),
    path("moments/new/", capture.new, name="moment-new"),
    path("moments/waiting/", reading.waiting, name="moments-waiting"),
    path("moments/search/", reading.found, name="moments-search"),
    path("moments/<uuid:moment>/", reading.moment, name="moment"),
    path("moments/<uuid:moment>/changing/", capture.changing, name="moment-changing"),
    path("moments/<uuid:moment>/earlier/", reading.earlier, name="moment-earlier"),
    path("moments/<uuid:moment>/erasing/", capture.erasing, name="moment-erasing"),
    path("mark/", marking.mark, name="mark"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/<uuid:draft>/discarding/", drafts.discarding, name="draft-discarding"),
    path("erased/", erased.erased, name="erased"),
    path("erased/<slug:kind>/<uuid:entry>/returning/", erased.returning, name="returning"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new, name="person-new"),
    path("people/<uuid:person>/", people.person, name="person"),
    path("people/<uuid:person>/changing/", people.changing, name="person-changing"),
    path("people/<uuid:person>/merging/", parting.merging, name="person-merging"),
    path("people/<uuid:person>/removing/", parting.removing, name="person-removing"),
    path("noticings/", noticings.noticings, name="noticings"),
    path("noticings/new/", noticings.new, name="noticing-new"),
    path(
        "noticings/<uuid:noticing>/changing/", noticings.changing, name="noticing-changing"
    ),
    path("noticings/<uuid:noticing>/erasing/", noticings.erasing, name="noticing-erasing"),
    path("names/", names.names, name="names"),
]
