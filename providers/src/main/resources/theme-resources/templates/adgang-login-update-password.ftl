<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign refused = parts.hasError("password", "password-new", "password-confirm")>
<#-- Without a page it is Keycloak's own action, in a realm that uses the theme alone: it has rules of its own, and asks twice. -->
<#assign ours = (page.checklist())??>
<#assign checklist = (page.checklist())![]>
<#assign creating = (page.creating())!false>
<#assign judged = (page.submitted())!false>
<#-- Before anything is typed a line that the server judges looks like the others. -->
<#assign others = (checklist?size > 3)>
<#global pageId="login-update-password">
<@layout.registrationLayout displayMessage=parts.alerts(refused); section>
  <#if section = "header">
    ${creating?then(msg("passwordCreateTitle"), msg("updatePasswordTitle"))}
  <#elseif section = "form">
    <@parts.body>
    <p class="lead">${msg("passwordLead")}</p>
    <form id="kc-passwd-update-form" class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <#-- A password manager stores the new password under this name. -->
      <input class="visually-hidden" type="text" name="username" value="${(page.username())!(auth.attemptedUsername)!''}" autocomplete="username" readonly tabindex="-1" aria-hidden="true">
      <div class="field">
        <label class="label" for="password-new">${creating?then(msg("password"), msg("passwordNew"))}</label>
        <#if refused>
          <p class="field-error" id="input-error-password"><@parts.icon name="warning" /><span><span class="visually-hidden">${msg("errorPrefix")} </span>${messagesPerField.getFirstError("password", "password-new", "password-confirm")}</span></p>
        </#if>
        <div class="input-group">
          <input class="input" id="password-new" name="password-new" type="password" dir="ltr" autocomplete="new-password" autocapitalize="none" spellcheck="false"<#if ours> aria-describedby="<#if refused>input-error-password </#if>adgang-rule-title adgang-rule"<#elseif refused> aria-describedby="input-error-password"</#if><#if refused> aria-invalid="true" autofocus</#if><@parts.showable />>
        </div>
        <#if ours>
        <div class="rule">
          <p class="rule-title" id="adgang-rule-title">${others?then(msg("passwordDemandsTitle"), msg("passwordRuleTitle"))}</p>
          <ul id="adgang-rule" data-judged="${judged?c}" data-met-text="${msg("passwordRuleMet")}" data-unmet-text="${msg("passwordRuleNotMet")}" data-all-met-text="${msg("passwordRuleAllMet")}" data-later-text="${msg("passwordRuleLater")}" data-rest-later-text="${msg("passwordRuleRestLater")}">
            <#list checklist as line>
              <li data-rule="${line.id()}" data-value="${line.value()}" data-in-page="${line.inPage()?c}" data-met="${(judged && line.met())?c}"><span class="rule-mark" aria-hidden="true"></span><span class="rule-text">${line.text()}</span> <span class="rule-state"><#if judged>${line.met()?then(msg("passwordRuleMet"), msg("passwordRuleNotMet"))}</#if></span></li>
            </#list>
          </ul>
          <p class="strength" id="adgang-strength" hidden<#list 0..4 as score> data-score-${score}="${msg("passwordStrength." + score)}"</#list>><span class="strength-bar" aria-hidden="true"></span><span data-text></span></p>
          <p class="visually-hidden" id="adgang-rule-status" role="status" aria-live="polite"></p>
        </div>
        </#if>
      </div>
      <#if !ours>
        <div class="field">
          <label class="label" for="password-confirm">${msg("passwordConfirm")}</label>
          <div class="input-group">
            <input class="input" id="password-confirm" name="password-confirm" type="password" dir="ltr" autocomplete="new-password" autocapitalize="none" spellcheck="false"<@parts.showable />>
          </div>
        </div>
        <@parts.otherSessions />
      </#if>
      <#if (page.endSessionsOffered())!false><@parts.otherSessions /></#if>
      <div class="actions">
        <button class="${parts.button('primary')}" id="adgang-create" type="submit">${creating?then(msg("passwordCreateTitle"), msg("passwordSave"))}</button>
        <#if isAppInitiatedAction??>
          <button class="${parts.button('quiet')}" type="submit" name="cancel-aia" value="true" formnovalidate>${msg("doCancel")}</button>
        </#if>
      </div>
    </form>
    <script type="module" src="${url.resourcesPath}/adgang/js/password-page.js"></script>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
