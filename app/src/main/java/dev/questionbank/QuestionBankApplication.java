package dev.questionbank;

import dev.questionbank.app.LoadCommand;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: serves the API or, told to {@code load}, brings a bank in and ends. */
@SpringBootApplication
public class QuestionBankApplication {

    QuestionBankApplication() {}

    /** @param args {@code load FILE… [--publish]}, or nothing; settings as {@code --name=value} in both cases */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(LoadCommand.NAME)) {
            System.exit(LoadCommand.main(Arrays.copyOfRange(args, 1, args.length)));
        }
        SpringApplication.run(QuestionBankApplication.class, args);
    }
}
