export default definePageConfig({ navigationBarTitleText: '查诉求办到哪里' })
