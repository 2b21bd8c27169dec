package dev.questionbank.access;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.TextAccess;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.UserError;
import graphql.GraphQLContext;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class LedgerController {

    private final Ledger ledger;
    private final Entitlements entitlements;
    private final AccountRepository accounts;
    private final Catalog catalog;
    private final Clock clock;

    LedgerController(
            Ledger ledger, Entitlements entitlements, AccountRepository accounts, Catalog catalog, Clock clock) {
        this.ledger = ledger;
        this.entitlements = entitlements;
        this.accounts = accounts;
        this.catalog = catalog;
        this.clock = clock;
    }

    record AccessExplanation(TextAccess prompt, TextAccess answer, List<Entitlement> entitlements) {}

    record RebuildEntitlementsPayload(int entitlements, List<UserError> userErrors) {}

    @SchemaMapping(typeName = "Administration")
    Optional<AccessExplanation> explainAccess(
            @Argument String accountId, @Argument String questionId, @Argument @Nullable OffsetDateTime at) {
        Instant moment = at == null ? clock.instant() : at.toInstant();
        return AccountId.parse(accountId)
                .filter(accounts::exists)
                .map(account -> ledger.at(account, moment))
                .flatMap(history -> QuestionId.parse(questionId)
                        .flatMap(id -> catalog.findQuestion(id, history.rights()))
                        .map(Question::access)
                        .map(access ->
                                new AccessExplanation(access.prompt(), access.answer(), history.entitlements())));
    }

    @MutationMapping
    RebuildEntitlementsPayload rebuildEntitlements(GraphQLContext context) {
        return new RebuildEntitlementsPayload(entitlements.rebuild(Actor.required(context)), List.of());
    }
}
