package dev.questionbank.access;

import dev.questionbank.access.AccountRepository.Known;
import dev.questionbank.catalog.ReadingRights;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Service;

/** Finds out, once a request, who asks and what that person may read. An account appears at its person's first request. */
@Service
public class Requesters {

    private static final String ROLE_PREFIX = "ROLE_";

    /** Of an account whose person has not chosen one. */
    private static final ZoneId FIRST_TIME_ZONE = ZoneId.of("UTC");

    private final AccountRepository accounts;
    private final Clock clock;

    Requesters(AccountRepository accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Who sent the request that this thread works on; empty for a visitor, who may read previews. */
    public Optional<Requester> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            return Optional.empty();
        }
        Known account = account(token.getToken());
        Viewer viewer = new Viewer(account.id(), roles(token), account.timeZone());
        return Optional.of(new Requester(viewer, viewer.isStaff() ? ReadingRights.STAFF : account.rights()));
    }

    private Known account(Jwt token) {
        String issuer = Objects.requireNonNullElse(token.getClaimAsString("iss"), "");
        String subject = Objects.requireNonNull(token.getSubject(), "tokens without a subject are refused before");
        Instant now = clock.instant();
        return accounts.find(issuer, subject, now).orElseGet(() -> {
            accounts.insert(issuer, subject, FIRST_TIME_ZONE, now);
            return accounts.find(issuer, subject, now).orElseThrow();
        });
    }

    private static Set<Role> roles(JwtAuthenticationToken token) {
        Set<Role> roles = EnumSet.of(Role.MEMBER);
        for (GrantedAuthority authority : token.getAuthorities()) {
            for (Role role : Role.values()) {
                if ((ROLE_PREFIX + role.name()).equals(authority.getAuthority())) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }
}
