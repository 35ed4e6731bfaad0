<#import "template.ftl" as layout>
<#-- Keycloak hands the question over as an error, and nothing is wrong yet. -->
<@layout.registrationLayout hero="link" displayMessage=false; section>
  <#if section = "header">
    ${msg("confirmLinkIdpTitle")}
  <#elseif section = "form">
    <p class="lead" id="adgang-why">${(message.summary)!''}</p>
    <p class="note" id="adgang-how">${msg("confirmLinkIdpHow", (realm.displayName)!(realm.name)!'')}</p>
    <form class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <div class="actions">
        <button class="button button-primary button-block" id="linkAccount" name="submitAction" value="linkAccount" type="submit">${msg("confirmLinkIdpContinue", idpDisplayName)}</button>
        <#if !hideReviewButton?has_content>
          <button class="button button-secondary button-block" id="updateProfile" name="submitAction" value="updateProfile" type="submit">${msg("confirmLinkIdpReviewProfile")}</button>
        </#if>
        <a class="button button-quiet button-block" id="adgang-back" href="${url.loginRestartFlowUrl}">${msg("backToLogin")}</a>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
