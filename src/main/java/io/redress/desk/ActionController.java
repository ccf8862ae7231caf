package io.redress.desk;

import io.redress.security.Caller;
import io.redress.web.ApiProblem;
import io.redress.web.NotFound;
import io.redress.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Takes the forms of the action panel. What was accepted leads back to the case file, so that a page can be read anew
 * without doing it again; what was refused is shown within it, with the reason beside the field and all that was typed.
 */
@Controller
class ActionController {

    private final DeskCommands commands;
    private final CaseFiles files;
    private final CaseFilePage page;

    ActionController(DeskCommands commands, CaseFiles files, CaseFilePage page) {
        this.commands = commands;
        this.files = files;
        this.page = page;
    }

    @PostMapping(Pages.DESK + "/cases/{number}/{form:[a-z-]+}")
    String post(
            @PathVariable String number,
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> values,
            Caller caller,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        DeskForm filled = DeskForm.at(form).orElseThrow(() -> new NotFound("There is no form " + form + "."));
        PostedForm posted = new PostedForm(filled, values);
        try {
            commands.give(number, caller, posted);
            return "redirect:" + Pages.DESK + "/cases/" + number + "?" + ActionPanel.DONE + "=" + form + "#actions";
        } catch (NotFound notForThisCaller) {
            throw notForThisCaller;
        } catch (ApiProblem refusal) {
            posted.refuse(refusal);
            request.setAttribute(PostedForm.class.getName(), posted);
            response.setStatus(refusal.status().value());
            model.addAllAttributes(page.of(files.open(number, caller)));
            return "desk/case-file";
        }
    }
}
