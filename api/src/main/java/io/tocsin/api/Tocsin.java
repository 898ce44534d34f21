package io.tocsin.api;

import io.tocsin.api.program.RebuildCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The program: starts the server and everything behind it. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Tocsin {

    /** @param args settings as {@code --name=value}; first {@code rebuild}, to rebuild the projections and end */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(RebuildCommand.NAME)) {
            System.exit(RebuildCommand.execute(args));
        }
        SpringApplication.run(Tocsin.class, args);
    }
}
