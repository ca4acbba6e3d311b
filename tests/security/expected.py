"""What each address answers to whom. An address that is missing here fails the matrix.

nobody   a browser without cookies
charlie  another client, unlocked, who asks for Alice's ids
dora     another therapist of the practice, who does the same
gone     a therapist with whom Alice was joined until she ended it
bob      Alice's therapist
locked   Alice's browser after "lock now"
alice    the owner, unlocked
"""

from dataclasses import dataclass, field

from tests.life import Lived


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`ids` says which id of the owner's life a parameter takes, `said` what another one takes.

    A page is `public`, or belongs to whoever is unlocked. `gets` and `posts` say which of the
    two methods it knows; some it `refuses` to the owner too, such as what comes from nowhere.
    What is `of_therapist` belongs to Bob, and is there for no client; what is `of_both` is
    theirs together.
    """

    public: bool = False
    ids: dict[str, str] = field(default_factory=dict)
    said: dict[str, object] = field(default_factory=dict)
    gets: bool = True
    posts: bool = True
    refuses: bool = False
    of_therapist: bool = False
    of_both: bool = False

    def of(self, lived: Lived) -> dict[str, object]:
        return self.said | {name: getattr(lived, what) for name, what in self.ids.items()}


PUBLIC = Row(public=True)
READ = Row(public=True, posts=False)
OWN = Row()
SENT = Row(gets=False)


def one(**ids: str) -> Row:
    return Row(ids=ids)


def sent(**ids: str) -> Row:
    return Row(ids=ids, gets=False)


EXPECTED = {
    "first": READ,
    "promise": READ,
    "help": READ,
    "help-kept": READ,
    "help-worker": READ,
    "plan": OWN,
    "plan-changing": Row(refuses=True),
    "plan-earlier": OWN,
    "plan-erasing": sent(plan="plan"),
    "plan-phone": SENT,
    "neutral": SENT,
    "not-safe": READ,
    "misconduct": READ,
    "health": READ,
    "sign-up": PUBLIC,
    "unlock": PUBLIC,
    "recover": PUBLIC,
    "demonstration": Row(public=True, gets=False),
    "lock": Row(public=True, gets=False),
    "leave": PUBLIC,
    "account": OWN,
    "outside": OWN,
    "sheet": OWN,
    "sheet-check": OWN,
    "passphrase": OWN,
    "device": SENT,
    "zone": OWN,
    "mails": OWN,
    "mail-trial": SENT,
    "mail-removing": SENT,
    "security": OWN,
    "code": PUBLIC,
    "unlock-passkey": Row(public=True, gets=False),
    "app": OWN,
    "passkey": OWN,
    "spare-codes": OWN,
    "factor-removing": one(factor="factor"),
    "visit-ending": SENT,
    "device-forgetting": SENT,
    "erasing": OWN,
    "moments": OWN,
    "moment-new": OWN,
    "people": OWN,
    "drafts": Row(refuses=True),
    "body-maps": OWN,
    "body-map": Row(said={"which": "all"}),
    "body-map-sharing": Row(said={"which": "all"}),
    "body-beside": Row(said={"first": "all", "second": "all"}),
    "body-after": OWN,
    "body-method": PUBLIC,
    "mirror": OWN,
    "mirror-picture": OWN,
    "mirror-method": PUBLIC,
    "mirror-row": Row(said={"code": "w1"}),
    "mirror-person": one(person="person"),
    "mirror-link": Row(said={"other": "o5", "own": "s2"}),
    "moments-waiting": OWN,
    "moments-search": OWN,
    "moment": one(moment="moment"),
    "moment-changing": one(moment="moment"),
    "moment-earlier": one(moment="moment"),
    "moment-erasing": sent(moment="moment"),
    "mark": PUBLIC,
    "draft-discarding": sent(draft="draft"),
    "erased": OWN,
    "returning": Row(said={"kind": "moment"}, ids={"entry": "erased"}, gets=False),
    "person-new": OWN,
    "person": one(person="person"),
    "person-changing": one(person="person"),
    "person-merging": one(person="person"),
    "person-removing": one(person="person"),
    "noticings": OWN,
    "noticing-new": OWN,
    "noticing-changing": one(noticing="noticing"),
    "noticing-erasing": sent(noticing="noticing"),
    "names": OWN,
    "sign-up-therapist": PUBLIC,
    "bonds": OWN,
    "joining": OWN,
    "bond": one(bond="bond"),
    "bond-resting": sent(bond="bond"),
    "bond-resuming": sent(bond="bond"),
    "bond-ending": one(bond="bond"),
    "shared": one(grant="grant"),
    "withdrawing": sent(grant="grant"),
    "room": sent(grant="grant"),
    "going-on": one(bond="bond"),
    "going-on-copy": one(bond="bond", grant="grant"),
    "going-on-now": one(bond="bond", grant="grant"),
    "bringing": OWN,
    "evening-putting-away": sent(meeting="meeting"),
    "share-plan": OWN,
    "share-picture": OWN,
    "share-moment": one(moment="moment"),
    "agreement": Row(ids={"bond": "bond"}, of_both=True),
    "between-us": OWN,
    "course-method": PUBLIC,
    "helps-now": Row(ids={"grant": "shared_hurt"}, of_therapist=True, refuses=True),
    "way-back": Row(ids={"bond": "bond", "hurt": "hurt"}, of_both=True),
    "way-back-ticking": Row(
        ids={"bond": "bond", "hurt": "hurt"},
        said={"step": "stopped"},
        of_both=True,
        gets=False,
    ),
    "way-back-unticking": Row(
        ids={"bond": "bond", "hurt": "hurt"},
        said={"step": "stopped"},
        of_both=True,
        gets=False,
    ),
    "grounding": READ,
    "hurts": OWN,
    "hurt-new": OWN,
    "hurt": one(hurt="hurt"),
    "hurt-rest": Row(ids={"hurt": "hurt"}, refuses=True),
    "hurt-still": sent(hurt="hurt"),
    "hurt-taking-back": sent(hurt="hurt"),
    "hurt-sharing": one(hurt="hurt"),
    "hurt-after": sent(hurt="hurt"),
    "hurt-earlier": one(hurt="hurt"),
    "hurt-printed": one(hurt="hurt"),
    "hurt-room": sent(hurt="hurt"),
    "hurt-erasing": sent(hurt="hurt"),
    "echoes": one(hurt="hurt"),
    "echoes-method": PUBLIC,
    "hurt-step": Row(ids={"hurt": "hurt"}, said={"step": "sentence"}, refuses=True),
    "body": OWN,
    "painting-new": OWN,
    "painting": one(painting="painting"),
    "painting-changing": one(painting="painting"),
    "painting-felt": Row(ids={"painting": "painting"}, refuses=True),
    "painting-earlier": one(painting="painting"),
    "painting-erasing": sent(painting="painting"),
    "painting-sharing": one(painting="painting"),
    "just-the-room": READ,
    "following": OWN,
    "followings": OWN,
    "following-step": one(following="following"),
    # Whoever presses stop gets the room, also where there is nothing of theirs to stop.
    "following-stopping": Row(public=True, ids={"following": "following"}, gets=False),
    "following-words": Row(ids={"following": "past"}, refuses=True),
    "following-sharing": one(following="past"),
    "following-erasing": sent(following="past"),
    "course": Row(ids={"bond": "bond"}, of_therapist=True),
    "looking-back": Row(ids={"bond": "bond"}, of_both=True),
    "looking-back-later": Row(ids={"bond": "bond"}, of_both=True, gets=False),
    "looking-back-showing": Row(ids={"bond": "bond"}, of_both=True, gets=False),
    "looking-back-withdrawing": Row(ids={"bond": "bond"}, of_both=True, gets=False),
    "sessions": Row(ids={"bond": "bond"}, of_both=True),
    "session": Row(ids={"bond": "bond", "meeting": "meeting"}, of_both=True),
    "session-note": Row(
        ids={"bond": "bond", "meeting": "meeting"}, of_both=True, gets=False
    ),
    "card": Row(ids={"bond": "bond", "meeting": "meeting"}, of_both=True, refuses=True),
    "card-together": Row(
        ids={"bond": "bond", "meeting": "meeting"}, of_both=True, gets=False
    ),
    "card-showing": Row(
        ids={"bond": "bond", "meeting": "meeting"}, of_both=True, gets=False
    ),
    "card-withdrawing": Row(
        ids={"bond": "bond", "meeting": "meeting"}, of_both=True, gets=False
    ),
    "missed-leaving": sent(missed="missed"),
    "sessions-file": Row(ids={"bond": "bond"}, of_both=True),
    "session-file": Row(ids={"bond": "bond", "meeting": "meeting"}, of_both=True),
    "away": Row(ids={"bond": "bond"}, of_therapist=True, gets=False),
    "present": Row(
        ids={"bond": "bond", "absence": "absence"}, of_therapist=True, gets=False
    ),
    "clients": Row(of_therapist=True),
    "inviting": Row(of_therapist=True),
    "client": Row(ids={"bond": "bond"}, of_therapist=True),
    "client-ending": Row(ids={"bond": "bond"}, of_therapist=True),
    "client-notes": Row(ids={"bond": "bond"}, of_therapist=True),
    "client-note-new": Row(ids={"bond": "bond"}, of_therapist=True),
    "client-note-changing": Row(ids={"note": "note"}, of_therapist=True),
    "client-note-earlier": Row(ids={"note": "note"}, of_therapist=True),
    "client-note-erasing": Row(ids={"note": "note"}, of_therapist=True, gets=False),
    "client-shared": Row(ids={"grant": "grant"}, of_therapist=True),
}
