package dev.questionbank.app;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may come in: everyone to the API, where the fields decide; nobody to what is not listed. A token is a bearer token
 * or none at all, so there is no session and nothing that another site's form could ride on.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    private static final String ROLES_CLAIM = "roles";
    private static final int MAX_SUBJECT = 255;

    @Bean
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/",
                                "/graphql",
                                "/graphiql",
                                "/graphiql/*",
                                "/webjars/**",
                                "/error",
                                "/webhooks/stripe",
                                "/pay/*",
                                "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(rolesOfToken())))
                .build();
    }

    private static JwtAuthenticationConverter rolesOfToken() {
        JwtGrantedAuthoritiesConverter roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName(ROLES_CLAIM);
        roles.setAuthorityPrefix("ROLE_");
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(roles);
        return converter;
    }

    /** Spaces around it are refused because the database, comparing, would not see them. */
    private static boolean isUsable(String subject) {
        return !subject.isEmpty() && subject.equals(subject.strip()) && subject.length() <= MAX_SUBJECT;
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
}
