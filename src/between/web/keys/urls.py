"""Addresses of signing up, unlocking and what belongs to the account."""

from django.urls import path

from between.web.keys import (
    account,
    app,
    devices,
    mails,
    outside,
    paper,
    passkey,
    second_step,
    security,
    signing_up,
    spare_codes,
    steps,
    unlocking,
)

urlpatterns = [
    path("sign-up/", signing_up.sign_up, name="sign-up"),
    path("sign-up/therapist/", signing_up.sign_up_therapist, name="sign-up-therapist"),
    path("demonstration/", signing_up.demonstration, name="demonstration"),
    path("unlock/", unlocking.unlock, name="unlock"),
    path("unlock/code/", second_step.code, name="code"),
    path("unlock/passkey/", passkey.unlock, name="unlock-passkey"),
    path("lock/", unlocking.lock, name="lock"),
    path("leave/", unlocking.leave, name="leave"),
    path("recovery/", paper.recover, name="recover"),
    path("account/", account.account, name="account"),
    path("account/sheet/", paper.sheet, name="sheet"),
    path("account/sheet/check/", paper.check, name="sheet-check"),
    path("account/passphrase/", account.passphrase, name="passphrase"),
    path("account/zone/", account.zone, name="zone"),
    path("account/mails/", mails.mails, name="mails"),
    path("account/mails/trial/", mails.trial, name="mail-trial"),
    path("account/mails/removing/", mails.removing, name="mail-removing"),
    path("account/device/", devices.device, name="device"),
    path("account/change-from-outside/", outside.outside, name="outside"),
    path("account/security/", security.security, name="security"),
    path("account/security/visits/", security.visits, name="visit-ending"),
    path("account/security/devices/", security.devices, name="device-forgetting"),
    path("account/security/app/", app.app, name="app"),
    path("account/security/passkey/", passkey.passkey, name="passkey"),
    path("account/security/spare-codes/", spare_codes.codes, name="spare-codes"),
    path(
        "account/security/steps/<uuid:factor>/removing/",
        steps.removing,
        name="factor-removing",
    ),
    path("account/erasing/", account.erasing, name="erasing"),
]
