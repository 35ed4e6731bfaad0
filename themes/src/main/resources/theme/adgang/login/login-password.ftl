<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "passkeys.ftl" as passkeys>
<#assign refused = parts.hasError("password")>
<@layout.registrationLayout displayMessage=!refused; section>
  <#if section = "header">
    ${msg("loginPasswordTitle")}
  <#elseif section = "form">
    <form id="kc-form-login" class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <#-- A password manager finds the right password by this name. -->
      <input class="visually-hidden" type="text" value="${(auth.attemptedUsername)!''}" autocomplete="username" readonly tabindex="-1" aria-hidden="true">
      <div class="field">
        <label class="label" for="password">${msg("password")}</label>
        <@parts.fieldError id="password" />
        <div class="input-group">
          <input class="input" id="password" name="password" type="password" dir="ltr" autocomplete="current-password"<@parts.showable /><@parts.described id="password" invalid=refused /><#if !refused> autofocus</#if>>
        </div>
        <#if realm.resetPasswordAllowed>
          <p class="after-field"><a class="link-target" href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></p>
        </#if>
      </div>
      <div class="actions">
        <button class="button button-primary button-block" id="kc-login" name="login" type="submit">${msg("doLogIn")}</button>
      </div>
    </form>
    <@passkeys.conditionalUIData />
  </#if>
</@layout.registrationLayout>
