package dev.questionbank.app;

import dev.questionbank.access.Requester;
import dev.questionbank.access.Requesters;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.transfer.export.QuestionExport;
import dev.questionbank.catalog.transfer.format.ExportFormat;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where people fetch the bank as a file, as far as they may read it. */
@Controller
class ExportEndpoint {

    private static final Set<String> PARAMETERS = Set.of("format", "states");

    private final QuestionExport export;
    private final Requesters requesters;

    ExportEndpoint(QuestionExport export, Requesters requesters) {
        this.export = export;
        this.requesters = requesters;
    }

    /** Writes straight to the client, in the request's own thread: a whole bank takes longer than requests that wait may. */
    @GetMapping("/exports/questions")
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Requester requester = requesters.find().orElseThrow();
        QueryParameters parameters = new QueryParameters(request, PARAMETERS);
        ExportFormat format = parameters.constant("format", ExportFormat.class, null);
        Set<QuestionState> states = EnumSet.noneOf(QuestionState.class);
        states.addAll(parameters.constants("states", QuestionState.class));
        if (!states.isEmpty() && !requester.rights().isStaff()) {
            throw QueryParameters.refused(HttpStatus.FORBIDDEN, "states is for those who keep the bank");
        }
        response.setContentType(format.mediaType() + ";charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("questions." + format.extension())
                        .build()
                        .toString());
        export.write(format, states, requester.rights(), response.getOutputStream());
    }
}
