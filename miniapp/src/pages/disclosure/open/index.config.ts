export default definePageConfig({ navigationBarTitleText: '驻村工作队公示栏', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
