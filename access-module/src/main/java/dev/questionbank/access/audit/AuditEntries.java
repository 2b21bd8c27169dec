package dev.questionbank.access.audit;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.AccountSeal;
import dev.questionbank.access.AccountSeal.Opener;
import dev.questionbank.access.audit.StoredEntry.Link;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows the log; what is sealed, as far as it can still be opened. */
@Service
class AuditEntries {

    private final AuditRepository entries;
    private final AccountSeal seal;
    private final Cursors cursors;

    AuditEntries(AuditRepository entries, AccountSeal seal, Cursors cursors) {
        this.entries = entries;
        this.seal = seal;
        this.cursors = cursors;
    }

    Page<AuditEntry> list(AuditFilter filter, PageRequest page) {
        List<Link> links = entries.list(filter, page);
        Opener opener = opener(links);
        return page.page(links, false, cursors, AuditRepository::position, link -> entry(link, opener));
    }

    /** What was done about the person, oldest first. */
    List<AuditEntry> listAbout(AccountId person) {
        List<Link> links = entries.listAbout(person);
        Opener opener = opener(links);
        return links.stream().map(link -> entry(link, opener)).toList();
    }

    Optional<AuditEntry> find(AuditEntryId id) {
        return entries.find(id).map(this::entry);
    }

    AuditEntry entry(Link link) {
        return entry(link, opener(Set.of(link)));
    }

    private Opener opener(Collection<Link> links) {
        return seal.opener(links.stream()
                .map(link -> link.entry().person())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private static AuditEntry entry(Link link, Opener opener) {
        StoredEntry stored = link.entry();
        return new AuditEntry(
                stored.id(),
                stored.at(),
                new AuditEntry.Actor(stored.actor()),
                stored.action(),
                new AuditEntry.Subject(stored.subject()),
                text(stored.before(), stored.person(), opener),
                text(stored.after(), stored.person(), opener),
                stored.requestId(),
                HexFormat.of().formatHex(link.hash()));
    }

    private static @Nullable String text(byte @Nullable [] value, @Nullable AccountId person, Opener opener) {
        if (value == null) {
            return null;
        }
        return person == null
                ? new String(value, StandardCharsets.UTF_8)
                : opener.open(person, value).orElse(null);
    }
}
