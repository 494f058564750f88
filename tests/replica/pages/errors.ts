import type { ReplicaResponse } from '../exchange';
import { redirect, respond } from '../exchange';
import { escapeHtml } from '../html';

const html = (status: number, body: string): ReplicaResponse =>
  respond(status, [['Content-Type', 'text/html; charset=utf-8']], body);

function yellowScreen(message: string, status: number): ReplicaResponse {
  return html(
    status,
    `<!DOCTYPE html>
<html><head><title>${escapeHtml(message)}</title></head>
<body bgcolor="white"><span><h1>Server Error in '/' Application.<hr width=100% size=1 color=silver></h1>
<h2> <i>${escapeHtml(message)}</i> </h2></span>
<b> Description: </b>An unhandled exception occurred during the execution of the current web request.
<br><br><b> Exception Details: </b>System.Web.HttpException: ${escapeHtml(message)}<br><br></body></html>`,
  );
}

/** A ViewState that is not of this session and page, or is too old: status 200 (issue 2, point 2). */
export function macFailed(): ReplicaResponse {
  return yellowScreen(
    'Validation of viewstate MAC failed. If this application is hosted by a Web Farm or cluster, ensure that <machineKey> configuration specifies the same validationKey and validation algorithm.',
    200,
  );
}

/** A control that the form did not offer. */
export function invalidPostback(): ReplicaResponse {
  return yellowScreen('Invalid postback or callback argument. Event validation is enabled.', 200);
}

/** customErrors in redirect mode (reliability 4.2). */
export function errorRedirect(path: string): ReplicaResponse {
  return redirect(`/error.aspx?aspxerrorpath=${encodeURIComponent(path)}`);
}

/** The error page itself: status 200. */
export function errorPage(): ReplicaResponse {
  return html(
    200,
    `<!DOCTYPE html><html><head><title>JPay | Error</title></head><body><div id="wrap"><h1>We are sorry</h1>
<p>An unexpected error has occurred. Please try again later.</p></div></body></html>`,
  );
}

/** F5's general wording (dossier, unknown 20). */
export function firewallPage(status: number, supportId: string): ReplicaResponse {
  return html(
    status,
    `<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: ${supportId}<br><br><a href='javascript:history.back();'>[Go Back]</a></body></html>`,
  );
}

export function notFound(): ReplicaResponse {
  return html(
    404,
    '<html><head><title>404 - File or directory not found.</title></head><body><h2>404</h2></body></html>',
  );
}

export function plainError(status: number, title: string): ReplicaResponse {
  return html(status, `<html><head><title>${title}</title></head><body><h2>${title}</h2></body></html>`);
}
