"""What a person notices themselves, as it is typed."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NoticingForm(forms.Form):
    words = forms.CharField(
        label=_("I notice that when ..., I ..."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
    )
