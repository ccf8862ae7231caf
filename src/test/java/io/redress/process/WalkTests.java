package io.redress.process;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Walks through one model, and at the end the proof that every node and flow of it was passed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class WalkTests extends Walks {

    private final String model;
    private ModelCoverage coverage;
    private ContractProbe contracts;

    /** @param model the process whose every path this class walks */
    WalkTests(String model) {
        this.model = model;
    }

    @BeforeAll
    void listenToTheModel() {
        coverage = ModelCoverage.of(engine(), model);
        contracts = ContractProbe.of(ModelCoverage.definition(engine(), model), cases());
    }

    @Test
    @Order(Integer.MAX_VALUE)
    @DisplayName("every node and every flow of the model has been passed")
    void everyNodeAndFlowHasBeenPassed() {
        coverage.assertComplete();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    @DisplayName("delegates and steps have set and begun what they declare, and nothing else")
    void delegatesAndStepsDoWhatTheyDeclare() {
        contracts.assertTrue();
    }
}
