export default definePageConfig({ navigationBarTitleText: '因公外出报备' })
