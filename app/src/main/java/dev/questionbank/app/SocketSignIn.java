package dev.questionbank.app;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who it is that sends requests over a WebSocket: whoever opened it with a token, or, since browsers cannot do that, brings one
 * in the first message as {@code {"Authorization": "Bearer …"}}. A socket outlives its token, and is of no use then.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class SocketSignIn implements WebSocketGraphQlInterceptor {

    private static final String SIGNED_IN = SocketSignIn.class.getName();
    private static final String HEADER = "Authorization";
    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);

    private final JwtAuthenticationProvider tokens;
    private final Clock clock;

    SocketSignIn(JwtDecoder decoder, RolesOfToken roles, Clock clock) {
        JwtAuthenticationConverter people = new JwtAuthenticationConverter();
        people.setJwtGrantedAuthoritiesConverter(roles);
        this.tokens = new JwtAuthenticationProvider(decoder);
        tokens.setJwtAuthenticationConverter(people);
        this.clock = clock;
    }

    /** A token that is none ends the socket: whoever brings it is no visitor. */
    @Override
    public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo session, Map<String, Object> payload) {
        return Mono.fromRunnable(() -> {
            if (payload.get(HEADER) instanceof String header) {
                Matcher bearer = BEARER.matcher(header);
                String token = bearer.matches() ? bearer.group(1) : header;
                session.getAttributes().put(SIGNED_IN, tokens.authenticate(new BearerTokenAuthenticationToken(token)));
            }
        });
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (!(request instanceof WebSocketGraphQlRequest overSocket)) {
            return chain.next(request);
        }
        Authentication person = person(overSocket.getSessionInfo());
        if (person instanceof JwtAuthenticationToken token && isOver(token)) {
            return Mono.error(new CredentialsExpiredException("The token is over."));
        }
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(person == null ? new SecurityContextImpl() : new SecurityContextImpl(person));
        try {
            return chain.next(request);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    private static @Nullable Authentication person(WebSocketSessionInfo session) {
        if (session.getAttributes().get(SIGNED_IN) instanceof Authentication inFirstMessage) {
            return inFirstMessage;
        }
        Principal opener = session.getPrincipal().block();
        return opener instanceof Authentication whenOpened ? whenOpened : null;
    }

    private boolean isOver(JwtAuthenticationToken token) {
        Instant end = token.getToken().getExpiresAt();
        return end != null && clock.instant().isAfter(end);
    }
}
