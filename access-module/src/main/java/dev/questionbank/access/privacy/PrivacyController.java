package dev.questionbank.access.privacy;

import dev.questionbank.access.Viewer;
import dev.questionbank.db.graphql.UserError;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

@Controller
class PrivacyController {

    private final ExportMyData exportMyData;
    private final EraseMyData eraseMyData;

    PrivacyController(ExportMyData exportMyData, EraseMyData eraseMyData) {
        this.exportMyData = exportMyData;
        this.eraseMyData = eraseMyData;
    }

    record ErasurePayload(Instant erasedAt, List<UserError> userErrors) {}

    /** Once a request, however often its document asks. */
    @BatchMapping(typeName = "Viewer")
    Map<Viewer, DataExport> dataExport(List<Viewer> viewers) {
        return viewers.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), viewer -> exportMyData.export(viewer.id())));
    }

    @MutationMapping
    ErasurePayload eraseMyData(@Argument EraseMyData.Input input, GraphQLContext context) {
        return new ErasurePayload(
                eraseMyData.erase(input, Viewer.required(context).id()), List.of());
    }
}
