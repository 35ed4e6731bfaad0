<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#-- Which picture stands for which kind of credential. -->
<#function picture cssClass name>
  <#if name?contains("sms")><#return "sms"></#if>
  <#switch cssClass>
    <#case "kcAuthenticatorOTPClass"><#return "otp">
    <#case "kcAuthenticatorPasswordClass"><#return "password">
    <#case "kcAuthenticatorWebAuthnClass"><#return "webauthn">
    <#case "kcAuthenticatorWebAuthnPasswordlessClass"><#return "webauthn">
    <#case "kcAuthenticatorRecoveryAuthnCodesClass"><#return "recovery-authn-codes">
  </#switch>
  <#return "shield">
</#function>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("loginChooseAuthenticator")}
  <#elseif section = "form">
    <form id="kc-select-credential-form" class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <ul class="cards" aria-labelledby="adgang-title">
        <#list auth.authenticationSelections as selection>
          <li>
            <button class="card" type="submit" name="authenticationExecution" value="${selection.authExecId}" aria-describedby="way-${selection?index}-text">
              <span class="card-icon"><@parts.icon name=picture(selection.iconCssClass!'', selection.displayName!'') /></span>
              <span class="card-body">
                <span class="card-title">${msg(selection.displayName)}</span>
                <span class="card-text" id="way-${selection?index}-text">${msg(selection.helpText)}</span>
              </span>
              <span class="card-arrow"><@parts.icon name="arrow" /></span>
            </button>
          </li>
        </#list>
      </ul>
    </form>
  </#if>
</@layout.registrationLayout>
