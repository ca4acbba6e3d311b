"""Tables: accounts, sealed entries, visits and their devices."""

from between.records.models.account import Account as Account
from between.records.models.entry import Earlier as Earlier
from between.records.models.entry import Entry as Entry
from between.records.models.entry import Letter as Letter
from between.records.models.factor import Factor as Factor
from between.records.models.factor import Spare as Spare
from between.records.models.visit import Arrival as Arrival
from between.records.models.visit import Attempt as Attempt
from between.records.models.visit import Device as Device
from between.records.models.visit import Visit as Visit
