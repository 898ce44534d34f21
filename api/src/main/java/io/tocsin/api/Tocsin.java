package io.tocsin.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The program: starts the server and everything behind it. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Tocsin {

    public static void main(String[] args) {
        SpringApplication.run(Tocsin.class, args);
    }
}
