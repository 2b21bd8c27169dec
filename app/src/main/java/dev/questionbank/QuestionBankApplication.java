package dev.questionbank;

import dev.questionbank.app.LoadCommand;
import dev.questionbank.app.PackCommand;
import dev.questionbank.app.PracticeCommand;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: serves the API or, told to, does one thing and ends: see {@link LoadCommand}, {@link PracticeCommand}. */
@SpringBootApplication
public class QuestionBankApplication {

    QuestionBankApplication() {}

    /** @param args a command and what it needs, or nothing; settings as {@code --name=value} in both cases */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(LoadCommand.NAME)) {
            System.exit(LoadCommand.main(Arrays.copyOfRange(args, 1, args.length)));
        }
        if (args.length > 0 && PackCommand.NAMES.contains(args[0])) {
            System.exit(PackCommand.main(args));
        }
        if (args.length > 0 && PracticeCommand.NAMES.contains(args[0])) {
            System.exit(PracticeCommand.main(args));
        }
        SpringApplication.run(QuestionBankApplication.class, args);
    }
}
