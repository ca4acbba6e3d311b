"""Addresses of signing up, unlocking and what belongs to the account."""

from django.urls import path

from between.web.keys import account, sheet, unlocking

urlpatterns = [
    path("sign-up/", unlocking.sign_up, name="sign-up"),
    path("unlock/", unlocking.unlock, name="unlock"),
    path("lock/", unlocking.lock, name="lock"),
    path("leave/", unlocking.leave, name="leave"),
    path("recovery/", sheet.recover, name="recover"),
    path("account/", account.account, name="account"),
    path("account/sheet/", sheet.sheet, name="sheet"),
    path("account/sheet/check/", sheet.check, name="sheet-check"),
    path("account/passphrase/", account.passphrase, name="passphrase"),
    path("account/device/", account.device, name="device"),
    path("account/erasing/", account.erasing, name="erasing"),
]
