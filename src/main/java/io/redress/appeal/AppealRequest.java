package io.redress.appeal;

import io.redress.policy.AppealGround;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appeal as a party files it. Whether it is one that is heard, the admissibility table says (A2): one that is not is
 * kept, and refused with the reason.
 *
 * @param explanation what was wrong with the decision
 * @param evidenceIds evidence of this case that the appeal rests on
 */
public record AppealRequest(
        @NotNull AppealGround ground,
        @Nullable @Size(max = 8_000) String explanation,
        @Nullable @Size(max = 200) List<UUID> evidenceIds) {

    public AppealRequest {
        evidenceIds = evidenceIds == null ? List.of() : List.copyOf(evidenceIds);
    }
}
