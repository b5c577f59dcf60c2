export default definePageConfig({ navigationBarTitleText: '督查记录', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
