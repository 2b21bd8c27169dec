package dev.questionbank.app.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.questionbank.db.CannotStart;
import dev.questionbank.db.DatabaseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Demo people for a try-out on one machine: a key of the application's own, and their tokens as files for the command line.
 * As everybody knows their passwords, it says loudly that they are there, and stays among those who sit at the machine
 * unless it is told otherwise.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(NoIssuerNamed.class)
@EnableConfigurationProperties(IdentitySettings.class)
class LocalIdentity {

    private static final Logger log = LoggerFactory.getLogger(LocalIdentity.class);

    private static final Duration VALIDITY = Duration.ofDays(30);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Sees to it before anything is made, the database's folder for one. */
    @Bean
    static BeanFactoryPostProcessor onThisMachineAlone(Environment environment) {
        return beans -> {
            Binder settings = Binder.get(environment);
            InetAddress address =
                    settings.bind("server.address", InetAddress.class).orElse(null);
            if (!isLoopback(address)
                    && !settings.bindOrCreate("questionbank.identity", IdentitySettings.class)
                            .allowRemote()) {
                throw new CannotStart("Nobody is named who vouches for people: set"
                        + " spring.security.oauth2.resourceserver.jwt.issuer-uri (or jwk-set-uri), or keep server.address on"
                        + " loopback to try the application with its demo people, or set"
                        + " questionbank.identity.allow-remote=true to let everybody in as any of them.");
            }
        };
    }

    @Bean
    OwnTokens ownTokens(DatabaseSettings database, Clock clock) {
        Path folder = database.directory().toAbsolutePath().normalize();
        SecretFolder tokens = new SecretFolder(folder.resolve("tokens"));
        try {
            OwnTokens own = OwnTokens.keptIn(new SecretFolder(folder));
            own.writeFor(DemoPerson.values(), tokens, clock.instant(), VALIDITY);
            log.warn("""
                    No issuer is named
                    ****************************************************************************************************
                      DEMO PEOPLE CAN SIGN IN: member, curator, publisher and admin. Their passwords are their names.
                      That is good for trying things out, and for nothing else. For real people, name an issuer:
                      spring.security.oauth2.resourceserver.jwt.issuer-uri
                      Tokens for the command line lie in {}
                    ****************************************************************************************************""", tokens.path());
            return own;
        } catch (IOException | JOSEException | ParseException e) {
            throw new CannotStart("The demo people's key in " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean isLoopback(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }

    @Bean
    JWKSource<SecurityContext> ownKeys(OwnTokens own) {
        return own.keys();
    }

    @Bean
    JwtDecoder ownDecoder(OwnTokens own, List<OAuth2TokenValidator<Jwt>> rules) throws JOSEException {
        return own.decoder(rules);
    }

    /**
     * Answers to names of this machine alone: neither a proxy in front of it nor a foreign site whose name leads here makes
     * the demo people public unseen.
     */
    @Bean
    HttpFirewall namesOfThisMachine(IdentitySettings settings) {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        if (!settings.allowRemote()) {
            firewall.setAllowedHostnames(THIS_MACHINE::contains);
        }
        return firewall;
    }
}
