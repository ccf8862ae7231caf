package io.redress.process.check;

import io.redress.process.guard.Finding;
import java.util.function.Consumer;

/** One thing that models are looked at for. */
interface Look {

    /** @param found is told of each thing that is wrong, in the order of the files */
    void at(ModelSet models, World world, Consumer<Finding> found);
}
