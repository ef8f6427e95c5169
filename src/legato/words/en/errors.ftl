# Pages and answers for what cannot be done.

errors-to-the-start = Go to the start
errors-did-not-work = That did not work
errors-not-usable = This request cannot be used. Go back to the start and try again.
# The title of a page for somebody who asked by a name, as nas.lan, that this server has not been told is its own.
errors-unknown-name = This name is not known here
# LEGATO_ALLOWED_HOSTS is a setting and is not translated. "Console": where whoever looks after Legato has started it.
errors-unknown-name-says = Legato is here, but has not been told that this address is its own. Whoever looks after it can allow the name with the setting LEGATO_ALLOWED_HOSTS; its console says how.
errors-not-allowed = Not allowed
errors-not-from-here = This is not allowed from here.
errors-send-again = Please send that again
errors-own-page-only = For your safety this form is only accepted from its own page. Reload the page and send it again.
errors-no-cookies = Cookies are blocked
# $host: this site's name, as it stands in the browser's address bar.
errors-no-cookies-says = Your browser keeps no cookies for { $host }. Legato needs one, to know that a form comes from its own page and whom you care for. It follows nobody. Allow cookies for { $host } in your browser’s settings, under privacy. Then open the start page, and do it once more.
errors-not-found = Not found
errors-nothing-here = There is nothing at this address. It may have been deleted, or belong to somebody else.
errors-too-much = Too much at once
errors-too-large = That is more than one megabyte, and nothing here needs so much. Nothing was stored.
errors-broke = Something broke
errors-our-side = Something broke on our side. Your saved answers are safe. Try again, or go back to the start.
errors-busy = Busy for a moment
errors-busy-says = Somebody else is writing just now, and it took too long. Nothing was changed. Try again in a moment.
errors-away = The records are out of reach
errors-away-says = The records cannot be reached just now. Everything that was saved is still there, and what you sent just now was not saved. Try again in a moment.
errors-full = No room left
errors-full-says = There is no room left where the records are kept, so this was not saved. Make room on that disk, or delete what you do not need under People.
errors-person-gone = The person this was told about has been deleted.
errors-session-gone = The person this session was for has been deleted.
errors-no-address = There is nothing at this address.
