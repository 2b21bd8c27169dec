package dev.questionbank.access.code;

import dev.questionbank.access.Entitlement;
import dev.questionbank.access.Viewer;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.UserError;
import graphql.GraphQLContext;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

@Controller
class CodeController {

    private final CreateCodes createCodes;
    private final RedeemCode redeemCode;

    CodeController(CreateCodes createCodes, RedeemCode redeemCode) {
        this.createCodes = createCodes;
        this.redeemCode = redeemCode;
    }

    record CodesPayload(List<String> codes, List<UserError> userErrors) {}

    record RedeemPayload(Entitlement entitlement, List<UserError> userErrors) {}

    @MutationMapping
    CodesPayload createCodes(@Argument CreateCodes.Input input, GraphQLContext context) {
        List<Code> created = createCodes.create(input, Actor.required(context));
        return new CodesPayload(created.stream().map(Code::text).toList(), List.of());
    }

    @MutationMapping
    RedeemPayload redeemCode(@Argument RedeemCode.Input input, GraphQLContext context) {
        Entitlement entitlement =
                redeemCode.redeem(input, Viewer.required(context).id(), ClientAddress.of(context));
        return new RedeemPayload(entitlement, List.of());
    }
}
