"""Tables: accounts, sealed entries, visits and devices, mailboxes, and what two have together."""

from between.records.models.account import Account as Account
from between.records.models.bond import Admission as Admission
from between.records.models.bond import Bond as Bond
from between.records.models.bond import Grant as Grant
from between.records.models.bond import Handover as Handover
from between.records.models.bond import Invitation as Invitation
from between.records.models.bond import Joint as Joint
from between.records.models.bond import Look as Look
from between.records.models.entry import Earlier as Earlier
from between.records.models.entry import Entry as Entry
from between.records.models.entry import Letter as Letter
from between.records.models.factor import Factor as Factor
from between.records.models.factor import Spare as Spare
from between.records.models.mail import Mailbox as Mailbox
from between.records.models.visit import Arrival as Arrival
from between.records.models.visit import Attempt as Attempt
from between.records.models.visit import Device as Device
from between.records.models.visit import Visit as Visit
