package dev.questionbank.access.audit;

import dev.questionbank.access.audit.AuditRepository.Head;
import dev.questionbank.access.audit.StoredEntry.Link;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Looks whether the log is as it was written. */
@Service
class AuditChain {

    /** Entries in memory at one time. */
    private static final int BATCH = 500;

    private final AuditRepository entries;

    AuditChain(AuditRepository entries) {
        this.entries = entries;
    }

    /**
     * What was found.
     *
     * @param firstBroken the first entry that does not fit what is before it, or the last one when some behind it are
     *     missing; null when all fit, or none is left
     * @param checked how many entries were looked at
     */
    record Findings(boolean intact, @Nullable Link firstBroken, int checked) {}

    /** The head and all entries are read as they were at one moment, however long it takes. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Findings verify() {
        Optional<Head> head = entries.findHead();
        long number = 0;
        byte[] hash = StoredEntry.FIRST;
        Link last = null;
        int checked = 0;
        List<Link> batch = entries.listBehind(Long.MIN_VALUE, BATCH);
        while (!batch.isEmpty()) {
            for (Link link : batch) {
                checked++;
                if (!link.follows(number, hash)) {
                    return new Findings(false, link, checked);
                }
                number = link.entry().number();
                hash = link.hash();
                last = link;
            }
            batch = entries.listBehind(number, BATCH);
        }
        boolean ends = head.isPresent()
                && head.get().number() == number
                && MessageDigest.isEqual(head.get().hash(), hash);
        return new Findings(ends, ends ? null : last, checked);
    }
}
