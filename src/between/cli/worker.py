"""What a worker of `between serve` runs: the pages, in a process that guards its keys."""

from django.conf import settings

from between.site import process, wsgi

# Again here, since a worker that is started afresh does not inherit all of it.
process.protect()
process.leave_with_parent()
application = wsgi.application
process.warm(settings.BETWEEN_RUN / "kernels")
