package dev.questionbank.app;

import dev.questionbank.access.Requester;
import dev.questionbank.access.Requesters;
import dev.questionbank.access.Role;
import dev.questionbank.catalog.transfer.format.BankFormat;
import dev.questionbank.catalog.transfer.imports.ImportId;
import dev.questionbank.catalog.transfer.imports.OnError;
import dev.questionbank.catalog.transfer.imports.ReceiveImport;
import dev.questionbank.catalog.transfer.imports.Upload;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;

/** Where curators send banks. The file is the body, and is read while it comes in. */
@Controller
class ImportEndpoint {

    private static final Logger log = LoggerFactory.getLogger(ImportEndpoint.class);
    private static final Set<String> PARAMETERS = Set.of("format", "topic", "onError", "publish");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MAX_SLUG = 100;

    private final ReceiveImport imports;
    private final Requesters requesters;

    ImportEndpoint(ReceiveImport imports, Requesters requesters) {
        this.imports = imports;
        this.requesters = requesters;
    }

    @PostMapping("/imports")
    ResponseEntity<Map<String, String>> receive(HttpServletRequest request) {
        Requester curator = requesters.find().orElseThrow();
        Upload upload = upload(request);
        if (upload.publish() && !curator.viewer().is(Role.ADMIN)) {
            throw QueryParameters.refused(HttpStatus.FORBIDDEN, "publish is for admins");
        }
        try {
            ImportId id = imports.receive(upload, curator.viewer().id().value(), request.getInputStream());
            return ResponseEntity.accepted().body(Map.of("id", id.toString()));
        } catch (IOException e) {
            throw QueryParameters.bad("The file did not come in whole");
        } catch (DataAccessException | TransactionException e) {
            log.warn("The database did not take a file in", e);
            throw QueryParameters.refused(HttpStatus.SERVICE_UNAVAILABLE, "Not available just now; send it again");
        }
    }

    private static Upload upload(HttpServletRequest request) {
        QueryParameters parameters = new QueryParameters(request, PARAMETERS);
        String topic = parameters.text("topic");
        if (topic != null && (topic.length() > MAX_SLUG || !SLUG.matcher(topic).matches())) {
            throw QueryParameters.bad("topic must be the slug of a topic");
        }
        return new Upload(
                parameters.constant("format", BankFormat.class, null),
                topic,
                parameters.constant("onError", OnError.class, OnError.STOP),
                parameters.flag("publish"),
                encoding(request.getContentType()));
    }

    private static Charset encoding(@Nullable String contentType) {
        try {
            Charset named = contentType == null
                    ? null
                    : MediaType.parseMediaType(contentType).getCharset();
            return Objects.requireNonNullElse(named, StandardCharsets.UTF_8);
        } catch (InvalidMediaTypeException | IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw QueryParameters.bad("Content-Type must name a charset that is known, or none");
        }
    }
}
