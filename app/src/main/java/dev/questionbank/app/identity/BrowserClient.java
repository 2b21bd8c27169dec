package dev.questionbank.app.identity;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The one client that people sign in through: pages in a browser, which can keep no secret and prove with PKCE that it was
 * they who asked. Their addresses follow the name and port under which the application is reached.
 */
class BrowserClient implements RegisteredClientRepository {

    private static final String ID = "questionbank-web";
    private static final List<String> OWN_PAGES = List.of("/", "/graphiql", "/graphiql/index.html");
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final List<String> pagesElsewhere;

    BrowserClient(IdentitySettings settings) {
        this.pagesElsewhere =
                settings.redirectUris().stream().map(URI::toString).toList();
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("there is one client, and it stays as it is");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        if (!ID.equals(clientId)) {
            return null;
        }
        String here = AuthorizationServerContextHolder.getContext().getIssuer();
        List<String> pages = Stream.concat(OWN_PAGES.stream().map(here::concat), pagesElsewhere.stream())
                .toList();
        return RegisteredClient.withId(ID)
                .clientId(ID)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(all -> all.addAll(pages))
                .postLogoutRedirectUris(all -> all.addAll(pages))
                .scopes(all -> all.addAll(List.of(OidcScopes.OPENID, OidcScopes.PROFILE)))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(VALIDITY).build())
                .build();
    }
}
