package io.redress;

import io.redress.cli.CommandLineInterface;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts Redress: the process engine, its web applications and the REST API, on one database; or, given a command, does
 * only that.
 */
@SpringBootApplication
public class RedressApplication {

    public static void main(String[] args) {
        if (CommandLineInterface.isCommand(args)) {
            System.exit(CommandLineInterface.run(args));
        }
        SpringApplication.run(RedressApplication.class, args);
    }
}
