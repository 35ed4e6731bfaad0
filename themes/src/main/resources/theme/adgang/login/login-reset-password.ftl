<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#assign refused = parts.hasError("username")>
<@layout.registrationLayout displayMessage=!refused; section>
  <#if section = "header">
    ${msg("emailForgotTitle")}
  <#elseif section = "form">
    <p class="lead"><#if realm.duplicateEmailsAllowed>${msg("emailInstructionUsername")}<#else>${msg("emailInstruction")}</#if></p>
    <form id="kc-reset-password-form" class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <div class="field">
        <label class="label" for="username"><#if !realm.loginWithEmailAllowed>${msg("username")}<#elseif !realm.registrationEmailAsUsername>${msg("usernameOrEmail")}<#else>${msg("email")}</#if></label>
        <@parts.fieldError id="username" />
        <input class="input" id="username" name="username" type="text" inputmode="email" autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" dir="ltr" value="${parts.typed((auth.attemptedUsername)!'')}"<@parts.described id="username" invalid=refused /><#if !refused> autofocus</#if>>
      </div>
      <div class="actions">
        <button class="button button-primary button-block" id="kc-login" type="submit">${msg("emailForgotSend")}</button>
        <a class="button button-quiet button-block" href="${url.loginUrl}">${msg("backToLogin")}</a>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
