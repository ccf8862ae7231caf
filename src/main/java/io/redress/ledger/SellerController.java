package io.redress.ledger;

import io.redress.security.Caller;
import io.redress.security.Party;
import io.redress.security.Side;
import io.redress.web.Command;
import io.redress.web.Forbidden;
import io.redress.web.InvalidInput;
import io.redress.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.joda.money.Money;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sellers/{sellerId}")
@Tag(name = "Sellers")
class SellerController {

    private final Ledger ledger;
    private final SellerStanding standing;

    SellerController(Ledger ledger, SellerStanding standing) {
        this.ledger = ledger;
        this.standing = standing;
    }

    @PutMapping("/guarantee")
    @Command
    @Operation(summary = "Set a seller's guarantee deposit", description = """
                    For the marketplace. The deposit in the amount's currency is this much afterwards, whatever was \
                    there or drawn before.""")
    ResponseEntity<Standing> setGuarantee(
            @PathVariable String sellerId, @Valid @RequestBody Guarantee guarantee, Caller caller) {
        if (!caller.isMarketplace()) {
            throw new Forbidden("Only the marketplace sets a guarantee.");
        }
        requireSellerId(sellerId);
        ledger.setGuarantee(sellerId, guarantee.amount());
        return ResponseEntity.ok(standing.of(sellerId));
    }

    @GetMapping("/standing")
    @Operation(
            summary = "Read how a seller stands",
            description =
                    "Guarantee, penalty points and suspension. For the marketplace, staff, and the seller itself.")
    Standing standing(@PathVariable String sellerId, Caller caller) {
        if (!maySee(caller, sellerId)) {
            throw new NotFound("No seller " + sellerId + ".");
        }
        requireSellerId(sellerId);
        return standing.of(sellerId);
    }

    private static boolean maySee(Caller caller, String sellerId) {
        return caller.isParty() ? caller.actsFor(Side.SELLER, sellerId) : caller.isMarketplace() || caller.isStaff();
    }

    private static void requireSellerId(String sellerId) {
        try {
            new Party(Side.SELLER, sellerId);
        } catch (IllegalArgumentException notAnId) {
            throw new InvalidInput("sellerId", "A seller id is 1 to 64 letters, digits and . _ : -.");
        }
    }

    record Guarantee(@NotNull Money amount) {}
}
