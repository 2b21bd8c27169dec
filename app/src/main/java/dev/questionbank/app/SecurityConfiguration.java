package dev.questionbank.app;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who may come in: everyone to the API, where the fields decide; nobody to what is not listed. A token is a bearer token
 * or none at all, so there is no session and nothing that another site's form could ride on.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    private static final int MAX_SUBJECT = 255;

    /** Pages bring everything with them; small pictures and letters stand in the style sheets themselves. */
    private static final String CONTENT_OF_PAGES = "default-src 'self'; img-src 'self' data:; font-src 'self' data:;"
            + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** What may be asked for, a line for each, and by whom. Everything else is refused. */
    private static void listPaths(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers("/graphql").permitAll();
        requests.requestMatchers("/", "/graphiql", "/graphiql/*", "/webjars/**").permitAll();
        requests.requestMatchers("/webhooks/stripe", "/pay/*").permitAll();
        requests.requestMatchers("/actuator/health/**").permitAll();
        requests.requestMatchers("/error").permitAll();
        requests.requestMatchers("/imports").hasAnyRole("CURATOR", "ADMIN");
        requests.requestMatchers("/exports/questions").authenticated();
        requests.anyRequest().denyAll();
    }

    @Bean
    SecurityFilterChain api(HttpSecurity http, RolesOfToken roles) {
        RefusedRequests refused = new RefusedRequests();
        JwtAuthenticationConverter people = new JwtAuthenticationConverter();
        people.setJwtGrantedAuthoritiesConverter(roles);
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .cors(withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(SecurityConfiguration::listPaths)
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(people))
                        .authenticationEntryPoint(refused)
                        .accessDeniedHandler(refused))
                .build();
    }

    /** What browsers are told with every response, whoever made it. */
    @Bean
    Customizer<HeadersConfigurer<HttpSecurity>> headers() {
        return headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_OF_PAGES))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
    }

    /** The subject is the account: a token without one, or with one that cannot be kept, is no token. */
    @Bean
    OAuth2TokenValidator<Jwt> subjectValidator() {
        return token -> {
            String subject = token.getSubject();
            return subject != null && isUsable(subject)
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(
                            new OAuth2Error("invalid_token", "The token names no usable subject.", null));
        };
    }

    /** Spaces around it are refused because the database, comparing, would not see them. */
    private static boolean isUsable(String subject) {
        return !subject.isEmpty() && subject.equals(subject.strip()) && subject.length() <= MAX_SUBJECT;
    }

    /** Many issuers mark what opens an API as RFC 9068 asks, which Spring would refuse if it were not told. */
    @Bean
    OAuth2TokenValidator<Jwt> typeValidator() {
        JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt");
        types.setAllowEmpty(true);
        return types;
    }
}
