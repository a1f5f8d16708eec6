package syncapi

import "fmt"

// RegistrationFrom reads what an operator sets: who may make an account, and the word that [Invite] asks for.
// What it cannot take is [Closed], with the reason.
func RegistrationFrom(who, word string) (Registration, error) {
	switch r := Registration(who); {
	case r == Invite && word == "":
		return Closed, fmt.Errorf("registration %q needs the word to ask for", who)
	case r == Open || r == Invite || r == Closed:
		return r, nil
	}
	return Closed, fmt.Errorf("registration %q is not open, invite or closed", who)
}
