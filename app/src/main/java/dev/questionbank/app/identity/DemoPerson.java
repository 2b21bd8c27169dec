package dev.questionbank.app.identity;

import dev.questionbank.access.Role;
import java.util.List;
import java.util.Locale;

/** Somebody to try the application as, one for each role. Everybody knows the passwords: they are the names. */
enum DemoPerson {
    MEMBER(Role.MEMBER),
    CURATOR(Role.CURATOR),
    PUBLISHER(Role.PUBLISHER),
    ADMIN(Role.ADMIN);

    private final Role role;

    DemoPerson(Role role) {
        this.role = role;
    }

    /** Subject of the person's tokens, name and password at the sign-in. */
    String login() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the person's tokens say. Nothing of a member: whoever is signed in is one. */
    List<String> roles() {
        return role == Role.MEMBER ? List.of() : List.of(role.name());
    }

    static DemoPerson of(String login) {
        return valueOf(login.toUpperCase(Locale.ROOT));
    }
}
