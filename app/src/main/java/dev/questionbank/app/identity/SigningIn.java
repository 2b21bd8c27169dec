package dev.questionbank.app.identity;

import static org.springframework.security.config.Customizer.withDefaults;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * The built-in authorization server: demo people sign in at its form and bring a token to the page that sent them. Its
 * addresses alone know sessions; the API does not look at them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(NoIssuerNamed.class)
class SigningIn {

    private static final String[] PATHS = {
        "/oauth2/**",
        "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server",
        "/userinfo",
        "/connect/logout",
        "/login",
        "/logout",
        "/default-ui.css"
    };

    /** What pages ask for in the background. */
    private static final List<String> ASKED_BY_PAGES =
            List.of("/oauth2/token", "/oauth2/jwks", "/.well-known/openid-configuration", "/userinfo");

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain signInChain(HttpSecurity http, IdentitySettings settings) {
        return http.securityMatcher(PATHS)
                .oauth2AuthorizationServer(server -> server.oidc(withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(withDefaults())
                // whoever asks for a code is shown the form, also a program that does not say that it takes HTML
                .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        PathPatternRequestMatcher.withDefaults().matcher("/oauth2/authorize")))
                .cors(cors -> cors.configurationSource(pagesElsewhere(settings)))
                // no form-action: the form is answered by leading back to the page that sent the browser, wherever it
                // is
                .headers(headers -> headers.contentSecurityPolicy(policy ->
                        policy.policyDirectives("default-src 'self'; base-uri 'none'; frame-ancestors 'none'")))
                .build();
    }

    private static CorsConfigurationSource pagesElsewhere(IdentitySettings settings) {
        CorsConfiguration origins = new CorsConfiguration();
        origins.setAllowedOrigins(settings.origins());
        origins.setAllowedMethods(List.of("GET", "POST"));
        origins.setAllowedHeaders(List.of("Authorization", "Content-Type"));
        UrlBasedCorsConfigurationSource paths = new UrlBasedCorsConfigurationSource();
        ASKED_BY_PAGES.forEach(path -> paths.registerCorsConfiguration(path, origins));
        return paths;
    }

    @Bean
    AuthorizationServerSettings addresses() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    RegisteredClientRepository browserClient(IdentitySettings settings) {
        return new BrowserClient(settings);
    }

    @Bean
    UserDetailsService demoPeople() {
        return new InMemoryUserDetailsManager(Arrays.stream(DemoPerson.values())
                .map(person -> User.withUsername(person.login())
                        .password("{noop}" + person.login())
                        .authorities(List.of())
                        .build())
                .toList());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> whatTokensSay() {
        return token -> {
            if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
                Authentication signedIn = Objects.requireNonNull(token.getPrincipal(), "only people come this way");
                DemoPerson person = DemoPerson.of(signedIn.getName());
                token.getJwsHeader().type(OwnTokens.TYPE);
                token.getClaims().claim(OwnTokens.ROLES, person.roles());
            }
        };
    }
}
