package dev.questionbank.access.audit;

import dev.questionbank.access.audit.AuditChain.Findings;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageArguments;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class AuditController {

    private static final String ADMINISTRATION = "Administration";

    private final AuditEntries entries;
    private final AuditChain chain;
    private final Cursors cursors;

    AuditController(AuditEntries entries, AuditChain chain, Cursors cursors) {
        this.entries = entries;
        this.chain = chain;
        this.cursors = cursors;
    }

    @SchemaMapping(typeName = ADMINISTRATION)
    Page<AuditEntry> auditLog(@Argument @Nullable AuditFilter filter, @Arguments PageArguments arguments) {
        AuditFilter wanted = Objects.requireNonNullElse(filter, AuditFilter.NONE);
        return entries.list(wanted, cursors.read(arguments, "audit " + wanted));
    }

    @SchemaMapping(typeName = ADMINISTRATION)
    Findings auditChain() {
        return chain.verify();
    }

    @SchemaMapping(typeName = "AuditChain")
    @Nullable
    AuditEntry firstBroken(Findings findings) {
        return findings.firstBroken() == null ? null : entries.entry(findings.firstBroken());
    }
}
