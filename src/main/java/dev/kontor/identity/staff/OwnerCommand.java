package dev.kontor.identity.staff;

import dev.kontor.identity.password.PasswordPolicy;
import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.DomainException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The command `--create-owner --email=…`: creates an owner and exits. The password comes from
/// `KONTOR_OWNER_PASSWORD` or the first line of standard input, never from the command line, which others can
/// see.
@Component
@Order(-20)
class OwnerCommand implements ApplicationRunner {

    static final String OPTION = "create-owner";

    private final OwnerProperties properties;
    private final OwnerService owners;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final ConfigurableApplicationContext context;

    OwnerCommand(
            OwnerProperties properties,
            OwnerService owners,
            Passwords passwords,
            PasswordPolicy policy,
            ConfigurableApplicationContext context) {
        this.properties = properties;
        this.owners = owners;
        this.passwords = passwords;
        this.policy = policy;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (arguments.containsOption(OPTION)) {
            int code = create(arguments);
            System.exit(SpringApplication.exit(context, () -> code));
        }
    }

    private int create(ApplicationArguments arguments) throws IOException {
        var email = option(arguments, "email").orElse(properties.email());
        var name = option(arguments, "name").or(() -> Optional.ofNullable(properties.name()));
        if (email == null || email.indexOf('@') < 1) {
            return refuse("Name the owner's e-mail address: --create-owner --email=you@example.com");
        }
        var password = password();
        if (password == null) {
            return refuse("The password is missing. Set KONTOR_OWNER_PASSWORD or write it to standard input.");
        }
        try {
            policy.require(password, email);
            var owner = owners.create(email, name.orElse("Owner"), passwords.hash(password));
            System.out.println("Created the owner " + owner.id().text() + " (" + owner.email() + ").");
            return 0;
        } catch (BadRequestException refusal) {
            return refuse(
                    "The password was rejected: " + refusal.errors().getFirst().detail());
        } catch (DomainException refusal) {
            return refuse(Objects.toString(refusal.getMessage()));
        }
    }

    private @Nullable String password() throws IOException {
        return properties.password() != null
                ? properties.password()
                : new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }

    private static Optional<String> option(ApplicationArguments arguments, String name) {
        return Optional.ofNullable(arguments.getOptionValues(name))
                .flatMap((List<String> values) -> values.stream().findFirst());
    }

    private static int refuse(String why) {
        System.err.println(why);
        return 1;
    }
}
